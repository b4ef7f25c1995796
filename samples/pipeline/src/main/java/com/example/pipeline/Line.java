package com.example.pipeline;

/** A line of a file. What is longer than {@link CsvFile#LONGEST} is cut, and not whole. */
record Line(long number, String text, boolean whole) {}
