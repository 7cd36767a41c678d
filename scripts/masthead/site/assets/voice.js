// The word list of a guide: a search field and one switch for each status.
// Without this script the whole list is there, and nothing of this is shown.

(() => {
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const start = (words) => {
    const find = words.querySelector(".hub-find");
    if (!find) return;
    const [label, none, all] = find.children;
    const rows = [...words.querySelectorAll("tbody tr:not(.hub-topic)")].map((row) => ({
      row,
      text: fold(row.textContent),
      status: row.querySelector(".hub-status").textContent,
    }));
    const groups = [...words.querySelectorAll("tbody")];

    const field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    const named = document.createElement("label");
    named.append(label, field);
    const states = document.createElement("div");
    states.className = "hub-states";
    states.setAttribute("role", "group");
    const told = document.createElement("p");
    told.className = "hub-found";
    told.setAttribute("role", "status");
    find.replaceChildren(named, states, told);

    let chosen = "";
    const show = () => {
      const asked = fold(field.value).split(/\s+/).filter(Boolean);
      let found = 0;
      for (const { row, text, status } of rows) {
        const fits = (!chosen || status === chosen) && asked.every((part) => text.includes(part));
        row.hidden = !fits;
        found += fits;
      }
      for (const group of groups) {
        group.hidden = !group.querySelector("tr:not(.hub-topic):not([hidden])");
      }
      told.replaceChildren(found ? `${found} / ${rows.length}` : none);
    };
    const button = (name, status) => {
      const made = document.createElement("button");
      made.type = "button";
      made.append(...name.cloneNode(true).childNodes);
      made.setAttribute("aria-pressed", String(status === chosen));
      made.addEventListener("click", () => {
        chosen = status;
        for (const one of states.children) one.setAttribute("aria-pressed", String(one === made));
        show();
      });
      states.append(made);
    };
    const badges = ["use", "careful", "avoid", "banned"]
      .map((name) => words.querySelector(`.hub-status--${name}`))
      .filter(Boolean);
    if (badges.length > 1) {
      button(all, "");
      for (const badge of badges) button(badge, badge.textContent);
    }
    field.addEventListener("input", show);

    // A link to a rule always shows it, whatever was searched for.
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target || !words.contains(target) || !target.closest("[hidden]")) return;
      field.value = "";
      states.firstElementChild?.click();
      show();
      target.scrollIntoView();
    });
    show();
    find.hidden = false;
  };

  document.querySelectorAll(".hub-words").forEach(start);
})();
