package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.platform.Target;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** A test on one platform; it fails without a call there. */
record PlatformInvocation(Target target)
    implements TestTemplateInvocationContext, ParameterResolver, AfterTestExecutionCallback {

  @Override
  public String getDisplayName(int invocationIndex) {
    return target.toString();
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(this);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Target.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return target;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isEmpty() && !target.isUsed()) {
      throw new AssertionError(
          target
              + ": The test has called nothing here, so it has shown nothing. Call the Target that it"
              + " is given; leave platforms out by @OnEveryPlatform(except = ..), not in the test");
    }
  }
}
