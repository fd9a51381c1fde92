// Keys for the queue, and places for marked words. Everything here can be done without it, by buttons and by typing.
"use strict";

(() => {
  const items = [...document.querySelectorAll(".item")];
  const current = () => items.find((item) => item.contains(document.activeElement)) ?? items[0];
  const goTo = (item) => {
    item?.focus();
    item?.scrollIntoView({ block: "nearest" });
  };

  // Which element of the page answers a key: in the queue that of the current item, else the first there is.
  const answering = (key) => {
    const there = key === "u" ? document : current() ?? document;
    return there.querySelector(`[data-key="${key}"]`);
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" && items.length) {
      event.preventDefault();
      const next = items[items.indexOf(current()) + 1];
      goTo(document.activeElement === document.body ? items[0] : next ?? items[0]);
      return;
    }
    if (!"arcmu".includes(event.key) || event.key.length !== 1) return;
    const element = answering(event.key);
    if (!element) return;
    event.preventDefault();
    element.click();
    element.parentElement.querySelector("form :is(input, select, textarea):not([type=hidden])")?.focus();
  });
  if (location.hash === "") items[0]?.focus({ preventScroll: true });

  // Offsets are code points, as laut counts them; JavaScript counts UTF-16 units.
  const points = (string) => [...string].length;
  const placeOf = (node, offset) => {
    const holder = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!holder) return null;
    const range = document.createRange();
    range.setStart(holder, 0);
    range.setEnd(node, offset);
    return Number(holder.dataset.start) + points(range.toString());
  };

  // The forms that marked words go to: those that are open, beside the text that they stand in.
  const formsFor = (node) => {
    const holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const around = holder.closest(".item") ?? (holder.closest("#text") && document);
    if (!around) return [];
    const open = [...around.querySelectorAll("details[open] form.fields")].filter((form) => form.elements.words);
    return open.length ? open : [...around.querySelectorAll("form.missed")];
  };

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) return;
    for (const form of formsFor(range.startContainer)) {
      form.elements.words.value = range.toString();
      form.elements.start.value = start;
      form.elements.end.value = end;
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.name !== "words") return;
    event.target.form.elements.start.value = "";
    event.target.form.elements.end.value = "";
  });
})();
