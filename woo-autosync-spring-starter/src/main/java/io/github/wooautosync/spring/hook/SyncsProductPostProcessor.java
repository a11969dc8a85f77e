package io.github.wooautosync.spring.hook;

import io.github.wooautosync.AutoSyncService;
import io.github.wooautosync.spring.SyncsProduct;
import io.github.wooautosync.spring.SyncsProducts;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Puts the capture around annotated methods, as the innermost advice: inside of the transaction that the method's own
 * {@code @Transactional} begins. Needs no AspectJ.
 */
final class SyncsProductPostProcessor extends AbstractBeanFactoryAwareAdvisingPostProcessor {

    private static final long serialVersionUID = 1L;

    private final transient Map<Method, SyncedMethod> methods = new ConcurrentHashMap<>();
    private transient @Nullable BeanFactory beans;

    SyncsProductPostProcessor() {
        setProxyTargetClass(true);
        StaticMethodMatcherPointcut pointcut = new StaticMethodMatcherPointcut() {
            @Override
            public boolean matches(Method method, Class<?> targetClass) {
                return isAnnotated(AopUtils.getMostSpecificMethod(method, targetClass));
            }
        };
        pointcut.setClassFilter(ClassFilter.TRUE);
        this.advisor = new DefaultPointcutAdvisor(pointcut, new Capturing());
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        super.setBeanFactory(beanFactory);
        beans = beanFactory;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        // Here an expression that cannot work is found out: at start, not at the first change.
        MethodIntrospector.selectMethods(AopUtils.getTargetClass(bean), SyncsProductPostProcessor::isAnnotated)
                .forEach(this::synced);
        return super.postProcessAfterInitialization(bean, name);
    }

    private SyncedMethod synced(Method method) {
        return methods.computeIfAbsent(method, SyncedMethod::of);
    }

    private static boolean isAnnotated(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, SyncsProduct.class)
                || AnnotatedElementUtils.hasAnnotation(method, SyncsProducts.class);
    }

    private final class Capturing implements MethodInterceptor {

        @Override
        public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
            Object target = invocation.getThis();
            SyncedMethod method = synced(AopUtils.getMostSpecificMethod(
                    invocation.getMethod(),
                    target == null ? invocation.getMethod().getDeclaringClass() : target.getClass()));
            Object[] arguments = invocation.getArguments();
            BeanFactory factory = Objects.requireNonNull(beans);
            ChangeNotes notes = new ChangeNotes(factory.getBeanProvider(AutoSyncService.class));
            Object result;
            try {
                result = invocation.proceed();
            } catch (Throwable thrown) {
                method.noteFailed(target, arguments, factory, notes);
                throw thrown;
            }
            method.note(target, arguments, result, factory, notes);
            return result;
        }
    }
}
