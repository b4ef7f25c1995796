package dev.anyfn.checks.platform.functions;

import java.util.List;

/** A JSON type as users write it. */
public record Order(String id, int quantity, List<String> tags) {}
