/** A function on AWS Lambda. */
@NullMarked
package dev.anyfn.aws;

import org.jspecify.annotations.NullMarked;
