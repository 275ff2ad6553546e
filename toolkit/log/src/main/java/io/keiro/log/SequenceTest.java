package io.keiro.log;

/** A condition on a sequence of activity codes: {@code codes[start]} to {@code codes[end - 1]}. */
@FunctionalInterface
interface SequenceTest {

    boolean test(int[] codes, int start, int end);
}
