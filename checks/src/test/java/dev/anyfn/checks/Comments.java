package dev.anyfn.checks;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTreeScanner;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The Javadoc of one source: how much there is, what it lacks, and what begins as a question. */
final class Comments extends TreePathScanner<@Nullable Void, @Nullable Void> {

  private static final Set<String> QUESTION_WORDS =
      Set.of("What", "How", "Whether", "Where", "Which", "Who", "Whose");

  private static final Set<String> RESULT_VERBS =
      Set.of("Returns", "Creates", "Opens", "Reads", "Makes", "Starts");

  private static final Set<Tree.Kind> TYPES =
      Set.of(
          Tree.Kind.CLASS,
          Tree.Kind.INTERFACE,
          Tree.Kind.RECORD,
          Tree.Kind.ENUM,
          Tree.Kind.ANNOTATION_TYPE);

  private final CompilationUnitTree unit;
  private final DocTrees trees;
  private final List<String> missing = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private int count;

  Comments(CompilationUnitTree unit, DocTrees trees) {
    this.unit = unit;
    this.trees = trees;
  }

  int count() {
    return count;
  }

  List<String> missing() {
    return missing;
  }

  List<String> questions() {
    return questions;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
    DocCommentTree comment = tree == null ? null : comment(path(tree));
    if (comment != null) {
      count++;
      String text =
          comment.getFullBody().stream().map(DocTree::toString).collect(Collectors.joining());
      if (QUESTION_WORDS.contains(text.split("\\W", 2)[0])) {
        questions.add(Sources.name(unit) + ": " + text.lines().findFirst().orElse(""));
      }
    }
    return super.scan(tree, nothing);
  }

  private TreePath path(Tree tree) {
    return getCurrentPath() == null ? new TreePath(unit) : new TreePath(getCurrentPath(), tree);
  }

  private @Nullable DocCommentTree comment(TreePath path) {
    return path.getLeaf() == unit ? null : trees.getDocCommentTree(path);
  }

  @Override
  public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
    if (isPublic(getCurrentPath())) {
      Set<String> tags = requireComment();
      requireTypeParameters(tags, type.getTypeParameters());
      if (type.getKind() == Tree.Kind.RECORD) {
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field
              && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
            requireTag(tags, "@param " + field.getName());
          }
        }
      }
    }
    return super.visitClass(type, nothing);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
    if (isPublic(getCurrentPath()) && !isExempt(method)) {
      Set<String> tags = requireComment();
      requireTypeParameters(tags, method.getTypeParameters());
      if (!saysItAll(tags)) {
        for (VariableTree parameter : method.getParameters()) {
          requireTag(tags, "@param " + parameter.getName());
        }
        Tree result = method.getReturnType();
        if (result != null && !result.toString().equals("void") && !saysResult(result)) {
          requireTag(tags, "@return");
        }
      }
      for (ExpressionTree thrown : method.getThrows()) {
        requireTag(tags, "@throws " + simple(thrown.toString()));
      }
    }
    return super.visitMethod(method, nothing);
  }

  /** Returns true for a comment of one sentence without tags: the names say the rest. */
  private boolean saysItAll(@Nullable Set<String> tags) {
    return tags != null && tags.isEmpty() && !body().contains(". ");
  }

  /** Returns true if the text says what is returned, or the method returns its own type. */
  private boolean saysResult(Tree result) {
    ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
    String type = result.toString().replaceFirst("<.*", "");
    return RESULT_VERBS.contains(body().split("\\W", 2)[0])
        || owner.getSimpleName().contentEquals(type.substring(type.lastIndexOf('.') + 1))
        || type.length() == 1;
  }

  private String body() {
    DocCommentTree comment = comment(getCurrentPath());
    return comment == null
        ? ""
        : comment.getFullBody().stream()
            .map(DocTree::toString)
            .collect(Collectors.joining())
            .replaceAll("\\s+", " ");
  }

  /** Constructors that say no more than their class, and methods that say what they override. */
  private boolean isExempt(MethodTree method) {
    boolean constructor = method.getReturnType() == null;
    Tree owner = getCurrentPath().getParentPath().getLeaf();
    return constructor
        ? method.getParameters().isEmpty() || isCanonical((ClassTree) owner, method)
        : method.getModifiers().getAnnotations().stream()
            .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  private static boolean isCanonical(ClassTree owner, MethodTree constructor) {
    if (owner.getKind() != Tree.Kind.RECORD) {
      return false;
    }
    List<String> components =
        owner.getMembers().stream()
            .filter(VariableTree.class::isInstance)
            .map(VariableTree.class::cast)
            .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
            .map(field -> field.getName().toString())
            .toList();
    return components.equals(
        constructor.getParameters().stream().map(field -> field.getName().toString()).toList());
  }

  @Override
  public @Nullable Void visitVariable(VariableTree field, @Nullable Void nothing) {
    TreePath parent = getCurrentPath().getParentPath();
    boolean component =
        parent.getLeaf().getKind() == Tree.Kind.RECORD
            && !field.getModifiers().getFlags().contains(Modifier.STATIC);
    if (TYPES.contains(parent.getLeaf().getKind()) && !component && isPublic(getCurrentPath())) {
      requireComment();
    }
    return super.visitVariable(field, nothing);
  }

  /** Returns true for a member that code of other packages sees, and so are all types around it. */
  private boolean isPublic(TreePath path) {
    for (TreePath at = path; at.getLeaf() != unit; at = at.getParentPath()) {
      Tree parent = at.getParentPath().getLeaf();
      boolean inInterface =
          parent.getKind() == Tree.Kind.INTERFACE || parent.getKind() == Tree.Kind.ANNOTATION_TYPE;
      if (!TYPES.contains(parent.getKind()) && parent != unit) {
        return false; // local or anonymous
      }
      Set<Modifier> flags = modifiers(at.getLeaf()).getFlags();
      boolean seen = flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
      if (!seen && !(inInterface && !flags.contains(Modifier.PRIVATE))) {
        return false;
      }
    }
    return true;
  }

  private static ModifiersTree modifiers(Tree tree) {
    if (tree instanceof ClassTree type) {
      return type.getModifiers();
    }
    return tree instanceof MethodTree method
        ? method.getModifiers()
        : ((VariableTree) tree).getModifiers();
  }

  private void requireTypeParameters(
      Set<String> tags, List<? extends TypeParameterTree> parameters) {
    for (TypeParameterTree parameter : parameters) {
      requireTag(tags, "@param <" + parameter.getName() + ">");
    }
  }

  /** Returns the tags of the comment; null if there is none, which is enough to report. */
  private @Nullable Set<String> requireComment() {
    DocCommentTree comment = comment(getCurrentPath());
    if (comment == null || comment.getFullBody().isEmpty()) {
      report("");
      return null;
    }
    Set<String> tags = new HashSet<>();
    new DocTreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitParam(ParamTree tag, @Nullable Void none) {
        String name = tag.getName().toString();
        return add("@param " + (tag.isTypeParameter() ? "<" + name + ">" : name), tag);
      }

      @Override
      public @Nullable Void visitReturn(ReturnTree tag, @Nullable Void none) {
        return add("@return", tag);
      }

      @Override
      public @Nullable Void visitThrows(ThrowsTree tag, @Nullable Void none) {
        return add("@throws " + simple(tag.getExceptionName().toString()), tag);
      }

      private @Nullable Void add(String name, DocTree tag) {
        tags.add(name);
        return null;
      }
    }.scan(comment, null);
    return tags;
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void requireTag(@Nullable Set<String> tags, String tag) {
    if (tags != null && !tags.contains(tag)) {
      report(" " + tag);
    }
  }

  private void report(String lack) {
    StringBuilder name = new StringBuilder();
    for (TreePath at = getCurrentPath(); at.getLeaf() != unit; at = at.getParentPath()) {
      name.insert(0, (name.length() == 0 ? "" : ".")).insert(0, simpleName(at));
    }
    missing.add(Sources.name(unit) + ": " + name + lack);
  }

  private static String simpleName(TreePath at) {
    Tree leaf = at.getLeaf();
    if (leaf instanceof ClassTree type) {
      return type.getSimpleName().toString();
    }
    if (leaf instanceof MethodTree method) {
      return method.getReturnType() == null
          ? simpleName(at.getParentPath())
          : method.getName().toString();
    }
    return ((VariableTree) leaf).getName().toString();
  }
}
