import fs from "node:fs";
import markdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";

const FRONT = 30; // stories on a term's front
const FEED = 20;
const SPLIT = 100; // a term's year with more stories is split into months
const NEAR = 100; // newest stories of a tag that Read Next looks at

const slug = (text) => text.toLowerCase().replaceAll(" ", "-");
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const year = (story) => String(story.date.getUTCFullYear());
const month = (story) => `${year(story)}/${String(story.date.getUTCMonth() + 1).padStart(2, "0")}`;

function grouped(stories, keys) {
  const found = new Map();
  for (const story of stories) {
    for (const key of keys(story)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(story);
    }
  }
  return found;
}

// A front, its years, and the months of years that are split.
function calendar(root, title, stories, { front = true, byMonth = false } = {}) {
  const years = grouped(stories, (story) => [year(story)]);
  const lists = [];
  const links = [...years.keys()].map((name) => ({ title: name, href: `/${root}/${name}/` }));
  if (front) lists.push({ url: `/${root}/`, title, teasers: stories.slice(0, FRONT), lines: [], links });
  for (const [name, inYear] of years) {
    const split = byMonth || inYear.length > SPLIT;
    const months = split ? grouped(inYear, (story) => [month(story)]) : new Map();
    lists.push({
      url: `/${root}/${name}/`, title: `${title} ${name}`, teasers: [], lines: split ? [] : inYear,
      links: [...months.keys()].map((key) => ({ title: key, href: `/${root}/${key}/` })),
    });
    for (const [key, inMonth] of months) {
      lists.push({ url: `/${root}/${key}/`, title: `${title} ${key}`, teasers: [], lines: inMonth, links: [] });
    }
  }
  return lists;
}

function headingIds(md) {
  md.core.ruler.push("heading_ids", (state) => {
    const used = new Map();
    state.tokens.forEach((token, n) => {
      if (token.type !== "heading_open") return;
      const id = slug(state.tokens[n + 1].content.replace(/[^\p{L}\p{N} -]/gu, ""));
      const seen = used.get(id) || 0;
      used.set(id, seen + 1);
      token.attrSet("id", seen ? `${id}-${seen}` : id);
    });
  });
}

export default function (config) {
  config.setQuietMode(true);
  config.setLibrary("md", markdownIt({ html: true, typographer: true }).use(headingIds).use(footnotes));
  config.addPassthroughCopy({ static: "/" });

  let model = null;
  const read = (api) => {
    if (model) return model;
    const stories = api.getFilteredByGlob("./content/**/*.md").slice().sort((a, b) => b.date - a.date);
    const sections = grouped(stories, (story) => [story.url.split("/")[1]]);
    const tags = grouped(stories, (story) => story.data.tags);
    const authors = grouped(stories, (story) => [story.data.byline]);
    const lists = [];
    const feeds = [{ url: "/feed.xml", title: "Example News", stories: stories.slice(0, FEED) }];
    const term = (root, title, held, options, feed = true) => {
      lists.push(...calendar(root, title, held, options));
      if (feed) feeds.push({ url: `/${root}/feed.xml`, title, stories: held.slice(0, FEED) });
    };
    for (const [name, held] of sections) term(name, name, held, { byMonth: true });
    for (const [name, held] of tags) term(`tags/${name}`, name, held, {});
    for (const [name, held] of authors) term(`authors/${slug(name)}`, name, held, {});
    term("types/article", "Article", stories, {}, false);
    term("archive", "Archive", stories, { front: false, byMonth: true }, false);
    for (const [root, title, map] of [["tags", "Tags", tags], ["authors", "Authors", authors]]) {
      const links = [...map].map(([name, held]) => ({ title: name, href: `/${root}/${slug(name)}/`, count: held.length }));
      lists.push({ url: `/${root}/`, title, teasers: [], lines: [], links: links.sort((a, b) => (a.title < b.title ? -1 : 1)) });
    }
    model = { stories, sections, tags, lists, feeds };
    return model;
  };
  config.on("eleventy.before", () => { model = null; });
  config.addCollection("stories", (api) => read(api).stories);
  config.addCollection("lists", (api) => read(api).lists);
  config.addCollection("feeds", (api) => read(api).feeds);
  config.addCollection("blocks", (api) => [...read(api).sections].map(([name, held]) => ({ name, stories: held.slice(0, 5) })));

  // Read Next: the most tags in common, then the newest.
  config.addFilter("related", (page, tags) => {
    const score = new Map();
    for (const tag of tags) {
      for (const other of (model.tags.get(tag) || []).slice(0, NEAR)) score.set(other, (score.get(other) || 0) + 1);
    }
    return [...score]
      .filter(([other]) => other.url !== page.url)
      .sort((a, b) => b[1] - a[1] || b[0].date - a[0].date)
      .slice(0, 4)
      .map(([other]) => other);
  });
  config.addFilter("author", slug);
  config.addFilter("section", (url) => url.split("/")[1]);
  config.addFilter("iso", (date) => `${date.toISOString().slice(0, 19)}Z`);
  config.addFilter("day", (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`);
  config.addFilter("rfc822", (date) => date.toUTCString().replace("GMT", "+0000"));
  config.addGlobalData("site", { title: "Example News", url: "https://news.example", ...JSON.parse(fs.readFileSync("settings.json", "utf8")) });
  for (const name of ["sections", "ticker", "mostread"]) {
    config.addGlobalData(name, () => JSON.parse(fs.readFileSync(`data/${name}.json`, "utf8")));
  }
  return {
    dir: { input: ".", includes: "_includes", data: "_data", output: "out" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "njk"],
  };
}
