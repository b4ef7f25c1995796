package com.example.pitfalls;

/** A parcel has a new status, since a moment that is counted up. */
public record StatusChange(String parcel, String status, int moment) {}
