package dev.anyfn.state;

import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of a listing. */
final class ListingPages extends Pages<Entry> {

  private final Bucket bucket;
  private final ObjectQuery query;
  private @Nullable String cursor;
  private boolean ended;

  ListingPages(Bucket bucket, Listing listing) {
    this.bucket = bucket;
    this.query = new ObjectQuery(listing.prefix(), listing.delimiter(), listing.pageSize());
  }

  @Override
  @Nullable List<Entry> next() {
    if (ended) {
      return null;
    }
    try {
      ObjectPage page = bucket.driver().list(query, cursor);
      cursor = page.next();
      ended = cursor == null;
      return page.entries();
    } catch (StoreException e) {
      throw e.at(bucket.place("list"));
    }
  }
}
