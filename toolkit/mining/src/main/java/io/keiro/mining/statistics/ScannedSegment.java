package io.keiro.mining.statistics;

import io.keiro.mining.Segment;

/** A segment as the scan judged it; {@code explainedBy} is null if no other segment explains it. */
record ScannedSegment(Segment segment, double impact, Segment explainedBy) {}
