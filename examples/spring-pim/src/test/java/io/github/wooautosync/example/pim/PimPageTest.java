package io.github.wooautosync.example.pim;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.github.wooautosync.example.pim.stores.StoresBeside;
import io.github.wooautosync.test.store.FakeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What a new user does, one step after the other. Each page leaves a picture under {@code target/screenshots}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
@Tag("browser")
@EnabledIf(value = "chromiumIsPresent", disabledReason = "no Chromium: apt-get install chromium")
class PimPageTest {

    private static final double PATIENCE = Duration.ofSeconds(20).toMillis();

    private ConfigurableApplicationContext pim;
    private Chromium chromium;
    private BrowserContext context;
    private Page page;
    private String address = "";

    static boolean chromiumIsPresent() {
        boolean present = Chromium.executable().isPresent();
        if (!present) {
            LoggerFactory.getLogger(PimPageTest.class)
                    .warn("SKIPPED: no Chromium here. Install it (apt-get install chromium), or name it in CHROMIUM");
        }
        return present;
    }

    @BeforeAll
    void start() {
        int port = FreePort.find();
        address = "http://localhost:" + port;
        pim = SpringApplication.run(
                PimApplication.class,
                "--server.port=" + port,
                "--pim.address=" + address,
                "--pim.first-store-port=0",
                "--spring.datasource.url=jdbc:h2:mem:pim;DB_CLOSE_DELAY=-1");
        chromium = Chromium.start();
    }

    @AfterAll
    void stop() {
        chromium.close();
        pim.close();
    }

    @BeforeEach
    void logIn() {
        context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        page = context.newPage();
        logIn("anna", "anna");
    }

    @AfterEach
    void picture(TestInfo test) {
        picture(test.getTestMethod().orElseThrow().getName());
        context.close();
    }

    @Test
    void step1AWrongPasswordIsRefused() {
        page.context().clearCookies();
        logIn("anna", "wrong");

        assertThat(page.locator(".problem")).containsText("do not belong together");
    }

    @Test
    void step2NothingIsExportedBeforeSomebodyDoesIt() {
        assertThat(page.locator("tbody tr")).hasCount(8);
        assertThat(page.locator(".chip.none")).hasCount(16);
        assertThat(stores()).allMatch(store -> store.productCount() == 0);
    }

    @Test
    void step3ThreeArticlesAreExportedToBothStores() {
        for (String name : List.of("Trail runner", "City walker", "Club shirt")) {
            page.getByLabel("Select " + name).check();
        }
        page.locator("#export").click();

        assertThat(page.locator("#message")).containsText("6 exported, 0 failed", patiently());
        assertThat(page.locator(".chip.synced"))
                .hasCount(6, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
        assertThat(stores()).allMatch(store -> store.productCount() == 3);
    }

    @Test
    void step4AnEditedPriceShowsInBothStorefronts() {
        edit("Trail runner", "111.11");

        for (FakeStore store : stores()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> price(store, "DEMO-RUN").equals("111.11"));
            page.navigate(store.url().toString());
            assertThat(page.locator("body")).containsText("111.11");
        }
    }

    @Test
    void step5AStoreThatIsOffCatchesUp() {
        Locator first = page.locator("article.store").first();
        first.getByText("Switch the store off").click();
        assertThat(first.locator(".health")).containsText("switched off", patiently());
        edit("City walker", "77.77");

        Locator row = row("City walker");
        assertThat(row.locator("td.status").nth(1).locator(".chip")).hasText("synced", hasText());
        assertThat(row.locator("td.status").first().locator(".chip")).hasText("pending", hasText());
        picture("step5-away");
        page.locator("article.store").first().getByText("Switch the store on").click();

        assertThat(row.locator("td.status").first().locator(".chip")).hasText("synced", hasText());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> price(stores().get(0), "DEMO-WALK").equals("77.77"));
    }

    @Test
    void step6WhatAStoreRefusesIsExplainedAndTriedAgain() {
        edit("Winter boot", form -> form.locator("input[name=sku]").fill("x".repeat(101)));
        page.getByLabel("Select Winter boot").check();
        page.locator("#export").click();

        Locator cell = row("Winter boot").locator("td.status").first();
        assertThat(cell.locator(".chip")).hasText("error", hasText());
        assertThat(cell.locator(".why")).containsText("101 characters");
        assertThat(cell.locator(".remedy")).not().isEmpty();
        picture("step6-error");
        assertThatNothingIsCutOff();
        page.setViewportSize(390, 844);
        picture("step6-narrow");
        assertThatNothingIsCutOff();
        page.setViewportSize(1280, 900);
        edit("Winter boot", form -> form.locator("input[name=sku]").fill("DEMO-BOOT"));

        assertThat(row("Winter boot").locator("td.status").first().locator(".chip"))
                .hasText("synced", hasText());
    }

    @Test
    void step7ADeletedArticleLeavesNoRecord() {
        page.onceDialog(question -> question.dismiss());
        page.getByLabel("Delete Club shirt").click();
        assertThat(row("Club shirt")).isVisible();
        page.onceDialog(question -> question.accept());
        page.getByLabel("Delete Club shirt").click();

        assertThat(page.locator("tbody tr")).hasCount(7);
        Locator synced = page.locator("article.store").first().locator(".numbers");
        assertThat(synced).containsText("3 synced · 0 pending · 0 in error", patiently());
    }

    @Test
    void step8AnotherUserSeesNothingOfIt() {
        page.context().clearCookies();
        logIn("ben", "ben");

        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("article.store")).hasCount(1);
        assertThat(page.locator(".chip.none")).hasCount(2);
    }

    @Test
    void step9WhatIsMistypedIsSaidAndKeptToBeMended() {
        page.navigate(address + "/articles/new");
        page.locator("input[name=sku]").fill("DEMO-RUN");
        page.locator("input[name=name]").fill("Another runner");
        page.locator("textarea[name=pictures]").fill("no picture");
        save();
        assertThat(page.locator(".problem")).containsText("Pictures: 'no picture'");

        page.locator("textarea[name=pictures]").fill("");
        save();
        assertThat(page.locator(".problem")).containsText("SKU: another article of yours has it");
        assertThat(page.locator("input[name=name]")).hasValue("Another runner");

        page.navigate(address + "/articles/999999");
        assertThat(page.locator("h1")).hasText("There is no such page");
    }

    private void save() {
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
    }

    private void assertThatNothingIsCutOff() {
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    private void logIn(String name, String password) {
        page.navigate(address + "/login");
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        page.getByText("Log in", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
    }

    private void edit(String article, String price) {
        edit(article, form -> form.locator("input[name=price]").fill(price));
    }

    private void edit(String article, Consumer<Page> change) {
        page.locator("a", new Page.LocatorOptions().setHasText(article)).first().click();
        change.accept(page);
        save();
        page.waitForURL(address + "/");
    }

    private Locator row(String article) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(article));
    }

    private List<FakeStore> stores() {
        return pim.getBean(StoresBeside.class).all();
    }

    private static String price(FakeStore store, String sku) {
        return store.productsBySku(sku).get(0).path("regular_price").asText();
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.HasTextOptions hasText() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
    }
}
