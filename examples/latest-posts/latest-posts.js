// Shows the latest posts of a Masthead site in any web page: copy it, change SITE, style it.
// <section id="posts"></section> <script type="module" src="latest-posts.js"></script>
const SITE = document.querySelector("#posts").dataset.site ?? "https://lentera.example";
const api = (name) => fetch(new URL(`api/v1/${name}`, SITE + "/")).then((answer) => answer.json());

function element(name, attributes, ...inside) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...inside); // as text, never as HTML
  return made;
}

function article(post) {
  const day = new Date(post.at).toLocaleDateString(post.lang || undefined, { dateStyle: "long" });
  const picture = post.media.find((file) => file.mime.startsWith("image/"));
  const made = element("article", { lang: post.lang },
    element("h3", {}, element("a", { href: post.url }, post.title)),
    element("time", { dateTime: post.at }, day),
    element("p", {}, post.excerpt));
  if (picture) made.prepend(element("img", { src: picture.url, alt: picture.alt, loading: "lazy" }));
  return made;
}

async function show(section, most = 3, lang = section.dataset.lang) {
  const { kinds } = await api("index.json");
  const { items } = await api(kinds.posts.href);
  const latest = items.filter((post) => !lang || post.lang === lang).slice(0, most);
  section.replaceChildren(...latest.map(article));
}

show(document.querySelector("#posts"));
