package dev.baton.simulators;

/** SAP's numeric text: leading zeros mean nothing. */
final class Numbers {

    private Numbers() {}

    static boolean same(String one, String other) {
        return withoutZeros(one).equals(withoutZeros(other));
    }

    private static String withoutZeros(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }
}
