/** Which HTTP server should the container adapter stand on: candidates, figures, behaviour. */
@NullMarked
package dev.anyfn.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
