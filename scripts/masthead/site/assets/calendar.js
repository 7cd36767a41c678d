// The calendar and the board: show only what has a channel, a campaign, an owner ...
// Without this script each choice is a link to a page of its own.

(() => {
  const start = (nav) => {
    const page = nav.closest(".hub-narrow");
    const told = nav.querySelector(".hub-found");
    const entries = [...page.querySelectorAll('[class*="in-channel-"]')].filter(
      (one) => !one.matches(".hub-pick"),
    );
    const wanted = new URLSearchParams(location.search);

    const fields = [...nav.querySelectorAll("details")].map((facet) => {
      const label = document.createElement("label");
      const select = document.createElement("select");
      const any = new Option("all", "");
      select.append(any);
      let name = "";
      for (const pick of facet.querySelectorAll(".hub-pick")) {
        const mark = [...pick.classList].find((one) => one.startsWith("in-"));
        name = mark.split("-")[1];
        select.append(new Option(pick.textContent, mark));
      }
      select.name = name;
      select.value = wanted.get(name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
      label.append(facet.querySelector("summary").textContent, select);
      facet.replaceWith(label);
      return select;
    });

    const clear = document.createElement("button");
    clear.type = "button";
    clear.append("Show all");
    told.before(clear);

    // The choice goes along to the next month, the week, the list, and into bookmarks.
    const links = [...page.querySelectorAll(".hub-turn a, .hub-switch a")];
    const carry = () => {
      const query = new URLSearchParams();
      for (const field of fields) if (field.value) query.set(field.name, field.value);
      for (const link of links) {
        const target = new URL(link.href);
        target.search = query;
        link.href = target;
      }
      const here = new URL(location.href);
      here.search = query;
      history.replaceState(null, "", here);
    };

    const show = () => {
      const marks = fields.map((field) => field.value).filter(Boolean);
      let shown = 0;
      for (const entry of entries) {
        const fits = marks.every((mark) => entry.classList.contains(mark));
        entry.hidden = !fits;
        shown += fits;
      }
      for (const day of page.querySelectorAll(".hub-day")) {
        const left = day.querySelector(".hub-slot:not([hidden])");
        day.classList.toggle("hub-day--empty", !left);
      }
      for (const group of page.querySelectorAll(".hub-agenda")) {
        group.hidden = !group.querySelector("li:not([hidden])");
      }
      told.textContent = `${shown} of ${entries.length} entries`;
      told.hidden = clear.hidden = !marks.length;
      carry();
    };
    for (const field of fields) field.addEventListener("change", show);
    clear.addEventListener("click", () => {
      for (const field of fields) field.value = "";
      show();
      fields[0].focus();
    });
    nav.classList.add("hub-facets--live");
    show();
  };

  document.querySelectorAll(".hub-facets").forEach(start);
})();
