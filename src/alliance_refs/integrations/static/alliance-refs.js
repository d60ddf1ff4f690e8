// Cards over citations: the whole reference, on hover and on keyboard focus. A card can be
// pointed at and copied from, and Escape takes it away (WCAG 2.1, 1.4.13).
// Without scripts the browser shows the same words from the title attribute. Themes that
// change pages without loading them (Material) say so by document$.
(function () {
  "use strict";
  var PATIENCE = 200;
  var card = document.createElement("div");
  var shown = null;
  var timer = 0;
  card.className = "csl-card";
  card.id = "csl-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;

  function show(link) {
    hide();
    shown = link;
    card.textContent = link.dataset.reference;
    card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    place(link.getBoundingClientRect());
  }

  // Under the citation; over it where the window ends before.
  function place(box) {
    var room = document.documentElement.clientWidth - card.offsetWidth - 8;
    var under = box.bottom + card.offsetHeight + 4 <= window.innerHeight;
    var top = under ? box.bottom + 4 : box.top - card.offsetHeight - 4;
    card.style.left = window.scrollX + Math.max(8, Math.min(box.left, room)) + "px";
    card.style.top = window.scrollY + Math.max(top, 0) + "px";
  }

  function hide() {
    window.clearTimeout(timer);
    card.hidden = true;
    if (shown) { shown.removeAttribute("aria-describedby"); }
    shown = null;
  }

  function hideSoon() {
    window.clearTimeout(timer);
    timer = window.setTimeout(hide, PATIENCE);
  }

  function attach(link) {
    link.dataset.reference = link.title;
    link.removeAttribute("title");
    link.addEventListener("mouseenter", function () { show(link); });
    link.addEventListener("focus", function () { show(link); });
    link.addEventListener("mouseleave", hideSoon);
    link.addEventListener("blur", hide);
  }

  function start() {
    hide();
    document.body.appendChild(card);
    document.querySelectorAll("a.csl-cite[title], .refs-citation [title]").forEach(attach);
  }

  card.addEventListener("mouseenter", function () { window.clearTimeout(timer); });
  card.addEventListener("mouseleave", hideSoon);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { hide(); }
  });
  if (window.document$) {
    window.document$.subscribe(start);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
