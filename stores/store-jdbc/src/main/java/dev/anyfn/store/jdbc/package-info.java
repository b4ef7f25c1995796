/** Tables in relational databases. */
@NullMarked
package dev.anyfn.store.jdbc;

import org.jspecify.annotations.NullMarked;
