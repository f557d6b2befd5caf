package dev.baton.platform.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.Objects;

/** A CSV file that is made while it is read, and watches the heap meanwhile. */
final class GeneratedFile extends InputStream {

    private final int rows;
    private final String remark;
    private byte[] line = "label,weight,remark\n".getBytes(UTF_8);
    private int position;
    private int row;
    private long heapAtStart;
    private long largestGrowth;

    GeneratedFile(int rows, int width) {
        this.rows = rows;
        this.remark = "x".repeat(width);
    }

    long largestHeapGrowth() {
        return largestGrowth;
    }

    @Override
    public int read() {
        if (position == line.length) {
            if (row == rows) {
                return -1;
            }
            nextLine();
        }
        return line[position++];
    }

    @Override
    public int read(byte[] into, int from, int most) {
        Objects.checkFromIndexSize(from, most, into.length);
        int done = 0;
        while (done < most && (position < line.length || row < rows)) {
            if (position == line.length) {
                nextLine();
            }
            int part = Math.min(most - done, line.length - position);
            System.arraycopy(line, position, into, from + done, part);
            position += part;
            done += part;
        }
        return done == 0 && most > 0 ? -1 : done;
    }

    private void nextLine() {
        line = ("crate-" + row + ",1," + remark + "\n").getBytes(UTF_8);
        position = 0;
        row++;
        if (row == rows / 10) {
            heapAtStart = usedHeap();
        }
        if (row == rows / 2 || row == rows) {
            largestGrowth = Math.max(largestGrowth, usedHeap() - heapAtStart);
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
