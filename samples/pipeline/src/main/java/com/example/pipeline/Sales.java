package com.example.pipeline;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.state.Document;
import dev.anyfn.state.Query;
import dev.anyfn.state.Table;
import java.time.LocalDate;
import java.util.stream.Stream;

/** The sales of a region, of all days or of those from one on and before another. */
public final class Sales implements Function<Sales.Question, Stream<Sale>> {

  public record Question(String region, LocalDate from, LocalDate before) {}

  private final Table sales;

  public Sales(Environment environment) {
    this.sales = environment.table("sales");
  }

  @Override
  public Stream<Sale> apply(Question question, Context context) {
    if (question.region() == null || question.region().length() > 40) {
      throw FunctionException.invalidInput("region must name a region");
    }
    Query query = Query.partition(Sale.partition(question.region()));
    if (question.from() != null) {
      query = query.from(question.from().toString());
    }
    if (question.before() != null) {
      query = query.before(question.before().toString());
    }
    return sales.query(query, Sale.class).map(Document::value);
  }
}
