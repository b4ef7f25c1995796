package com.example.pitfalls;

/** An amount that somebody pays; its id is made by who pays, before the first try. */
public record Payment(String id, String account, int cents) {}
