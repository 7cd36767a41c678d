// Copy buttons beside values. Without this script the values can be marked and copied by hand.
(function () {
  "use strict";
  if (!navigator.clipboard) return;
  const said = document.createElement("div");
  said.className = "hub-sr";
  said.setAttribute("role", "status");
  function button(code) {
    const made = document.createElement("button");
    const value = code.textContent;
    made.type = "button";
    made.className = "brand-button";
    made.textContent = "Copy";
    made.setAttribute("aria-label", "Copy " + value);
    made.addEventListener("click", function () {
      navigator.clipboard.writeText(value).then(
        function () {
          made.textContent = "Copied";
          said.textContent = "Copied " + value;
          setTimeout(function () { made.textContent = "Copy"; }, 1600);
        },
        function () { said.textContent = "Copying was refused"; }
      );
    });
    code.after(made);
  }
  function start() {
    const codes = document.querySelectorAll("code.brand-copy");
    if (!codes.length) return;
    document.body.append(said);
    codes.forEach(button);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
