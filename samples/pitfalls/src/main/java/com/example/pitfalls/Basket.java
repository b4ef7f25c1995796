package com.example.pitfalls;

import java.util.List;

/** What somebody buys. */
public record Basket(List<String> items) {}
