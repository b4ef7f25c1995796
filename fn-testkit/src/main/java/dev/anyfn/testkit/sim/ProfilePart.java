package dev.anyfn.testkit.sim;

/** A part of a {@link PlatformProfile}. Immutable. */
public sealed interface ProfilePart
    permits Admission, Growth, Reuse, Retention, Lifecycle, Resources, Billing {}
