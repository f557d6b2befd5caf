package dev.baton.platform.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

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
