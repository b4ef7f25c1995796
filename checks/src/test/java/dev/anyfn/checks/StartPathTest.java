package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The start path stays lean: the first lambda of a process costs 10 to 20 ms of CPU. */
class StartPathTest {

  private static final List<String> LEAN =
      List.of("fn-runtime", "adapter-aws", "adapter-gcp", "adapter-http");

  @Test
  void runtimeAndAdaptersHaveNeitherLambdasNorMethodReferences() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file : Sources.files()) {
      if (LEAN.contains(Sources.ROOT.relativize(file).getName(0).toString())) {
        files.add(file);
      }
    }
    List<String> found = new ArrayList<>();
    Sources.parse(
        files,
        new Sources.Reader() {
          @Override
          public void read(CompilationUnitTree unit, DocTrees trees) {
            new Lambdas(unit, trees, found).scan(unit, null);
          }
        });
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(found).isEmpty();
  }

  private static final class Lambdas extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final List<String> found;

    Lambdas(CompilationUnitTree unit, DocTrees trees, List<String> found) {
      this.unit = unit;
      this.trees = trees;
      this.found = found;
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void none) {
      return note(tree);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void none) {
      return note(tree);
    }

    private @Nullable Void note(Tree tree) {
      LineMap lines = unit.getLineMap();
      long start = trees.getSourcePositions().getStartPosition(unit, tree);
      found.add(Sources.name(unit) + ":" + lines.getLineNumber(start));
      return null;
    }
  }
}
