package io.github.wooautosync.example.pim.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.example.pim.catalog.ArticleForm;
import io.github.wooautosync.example.pim.catalog.Articles;
import io.github.wooautosync.example.pim.stores.StoresBeside;
import io.github.wooautosync.id.OwnerId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The list and the edit form. What moves on them comes from the library's own REST API. */
@Controller
class Pages {

    private final Articles articles;
    private final ConnectionService connections;
    private final StoresBeside stores;

    Pages(Articles articles, ConnectionService connections, StoresBeside stores) {
        this.articles = articles;
        this.connections = connections;
        this.stores = stores;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/")
    String list(Principal user, Model model) {
        model.addAttribute("user", user.getName());
        model.addAttribute("articles", articles.of(user.getName()));
        model.addAttribute("stores", stores(user));
        return "list";
    }

    @GetMapping("/articles/new")
    String fresh(Model model) {
        return edit(model, ArticleForm.empty(), "/articles");
    }

    @PostMapping("/articles")
    String create(Principal user, @ModelAttribute ArticleForm form, Model model) {
        return saved(model, form, "/articles", () -> articles.create(user.getName(), form));
    }

    @GetMapping("/articles/{id}")
    String existing(Principal user, @PathVariable long id, Model model) {
        ArticleForm form = articles.form(user.getName(), id).orElseThrow();
        return edit(model, form, "/articles/" + id);
    }

    @PostMapping("/articles/{id}")
    String change(Principal user, @PathVariable long id, @ModelAttribute ArticleForm form, Model model) {
        return saved(model, form, "/articles/" + id, () -> articles.change(user.getName(), id, form));
    }

    @PostMapping("/articles/{id}/delete")
    String delete(Principal user, @PathVariable long id) {
        articles.delete(user.getName(), id);
        return "redirect:/";
    }

    private static String saved(Model model, ArticleForm form, String address, Runnable save) {
        try {
            save.run();
            return "redirect:/";
        } catch (IllegalArgumentException wrong) {
            return refused(model, form, address, String.valueOf(wrong.getMessage()));
        } catch (DataIntegrityViolationException taken) {
            return refused(model, form, address, "SKU: another article of yours has it");
        } catch (OptimisticLockingFailureException overtaken) {
            return refused(
                    model, form, address, "Somebody else saved this article just now; save again to replace that");
        }
    }

    private static String refused(Model model, ArticleForm form, String address, String problem) {
        model.addAttribute("problem", problem);
        return edit(model, form, address);
    }

    /** Also for an article of another user. */
    @ExceptionHandler(NoSuchElementException.class)
    void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    private static String edit(Model model, ArticleForm form, String address) {
        model.addAttribute("form", form);
        model.addAttribute("address", address);
        return "edit";
    }

    private List<StoreView> stores(Principal user) {
        return connections.list(OwnerId.of(user.getName())).stream()
                .map(connection -> StoreView.of(connection, stores.at(url(connection))))
                .toList();
    }

    private static String url(Connection connection) {
        return connection.storeUrl().toString();
    }
}
