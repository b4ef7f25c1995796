/** HTTP envelopes: the answer has the status of the failure, and nothing is thrown. */
@NullMarked
package dev.anyfn.aws.http;

import org.jspecify.annotations.NullMarked;
