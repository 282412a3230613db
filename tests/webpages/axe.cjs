// Opens pages in Chromium, by day and by night, wide and narrow, and lets axe-core look at each.
// node axe.cjs MODULES CHROMIUM PAGE...: a line of JSON for each page and way of looking at it.
const path = require("path");
const fs = require("fs");

const [modules, chromium, ...pages] = process.argv.slice(2);
const needed = (name) => require(require.resolve(name, { paths: [path.resolve(modules)] }));
const puppeteer = needed("puppeteer-core");
const axe = fs.readFileSync(
  require.resolve("axe-core/axe.min.js", { paths: [path.resolve(modules)] }),
  "utf8",
);
const tags = "wcag2a wcag2aa wcag21a wcag21aa wcag22a wcag22aa best-practice".split(" ");

async function looked(browser, page, scheme, width) {
  const tab = await browser.newPage();
  const asked = [];
  const said = [];
  tab.on("request", (one) => asked.push(one.url()));
  tab.on("console", (one) => said.push(one.text()));
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.goto(`file://${page}`);
  await tab.evaluate(axe);
  const found = await tab.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values } }),
    tags,
  );
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
  await tab.close();
  return {
    page: path.basename(page),
    scheme,
    width,
    passed: found.passes.length,
    errors: found.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 120)}`),
    ),
    unsure: found.incomplete.map((rule) => `${rule.id} ${rule.nodes.length}`),
    outside: asked.filter((url) => url !== `file://${page}` && !url.startsWith("data:")),
    said,
    overflow: Math.max(0, wide - width),
  };
}

async function main() {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
  for (const page of pages)
    for (const scheme of ["light", "dark"])
      for (const width of [1366, 320])
        console.log(JSON.stringify(await looked(browser, page, scheme, width)));
  await browser.close();
}

main();
