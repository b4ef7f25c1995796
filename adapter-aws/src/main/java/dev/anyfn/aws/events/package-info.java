/** Events: a failure is thrown, so that the platform delivers them again. */
@NullMarked
package dev.anyfn.aws.events;

import org.jspecify.annotations.NullMarked;
