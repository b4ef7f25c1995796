/** Records with partial failure: the answer names the records that are to be delivered again. */
@NullMarked
package dev.anyfn.aws.records;

import org.jspecify.annotations.NullMarked;
