// Cards over citations: the whole reference, on hover and on keyboard focus; Escape closes.
// Without scripts the browser shows the same words from the title attribute. Themes that
// change pages without loading them (Material) say so by document$.
(function () {
  "use strict";
  var card = document.createElement("div");
  card.className = "csl-card";
  card.id = "csl-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;

  function show(link) {
    card.textContent = link.dataset.reference;
    card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    var box = link.getBoundingClientRect();
    var room = document.documentElement.clientWidth - card.offsetWidth - 8;
    card.style.left = window.scrollX + Math.max(8, Math.min(box.left, room)) + "px";
    card.style.top = window.scrollY + box.bottom + 4 + "px";
  }

  function hide(link) {
    card.hidden = true;
    link.removeAttribute("aria-describedby");
  }

  function attach(link) {
    link.dataset.reference = link.title;
    link.removeAttribute("title");
    link.addEventListener("mouseenter", function () { show(link); });
    link.addEventListener("focus", function () { show(link); });
    link.addEventListener("mouseleave", function () { hide(link); });
    link.addEventListener("blur", function () { hide(link); });
    link.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { hide(link); }
    });
  }

  function start() {
    document.body.appendChild(card);
    document.querySelectorAll("a.csl-cite[title], .refs-citation [title]").forEach(attach);
  }

  if (window.document$) {
    window.document$.subscribe(start);
  } else if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
