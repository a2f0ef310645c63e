// Small comforts where there is script. Every page works without any of this.
import { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
import { Checkboxes } from "govuk-frontend/dist/govuk/components/checkboxes/checkboxes.mjs";
import { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
import { NotificationBanner } from "govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs";
import { Radios } from "govuk-frontend/dist/govuk/components/radios/radios.mjs";
import { ServiceNavigation } from "govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
import { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
import { createAll } from "govuk-frontend/dist/govuk/init.mjs";

document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

const parts = [Button, Checkboxes, ErrorSummary, NotificationBanner, Radios, ServiceNavigation, SkipLink];

function wake(scope) {
  for (const part of parts) createAll(part, {}, scope);
}

wake(document);
// What htmx brings in later wants waking too.
document.addEventListener("htmx:load", (event) => wake(event.target));

// A box for free text asks about its words after a pause in typing, or once it is left; what reads like an identifier
// is then said beneath it. Nothing is stored by asking, and the server looks again before it stores anything.
const PAUSE = 1000;
const waiting = new WeakMap();
const asked = new WeakMap();

async function ask(box) {
  const beneath = document.getElementById(`${box.id}_scan`);
  const text = box.value;
  if (!beneath || asked.get(box) === text) return;
  asked.set(box, text);
  const kept = document.getElementById(`${box.id}_kept`);
  const body = new FormData();
  body.set("text", text);
  body.set("box", box.id);
  body.set("name", `${box.name}_kept`);
  body.set("reason", kept ? kept.value : "");
  const token = box.form?.elements.csrfmiddlewaretoken?.value ?? "";
  try {
    const answer = await fetch(box.dataset.scan, { method: "POST", body, headers: { "X-CSRFToken": token } });
    const newest = asked.get(box) === text && !beneath.contains(document.activeElement);
    if (answer.ok && newest) beneath.innerHTML = await answer.text();
  } catch {
    asked.delete(box); // away from the network: asked again next time
  }
}

document.addEventListener("input", ({ target }) => {
  if (!target.dataset?.scan) return;
  clearTimeout(waiting.get(target));
  waiting.set(target, setTimeout(ask, PAUSE, target));
});
document.addEventListener("change", ({ target }) => {
  if (!target.dataset?.scan) return;
  clearTimeout(waiting.get(target));
  ask(target);
});

// A question that hangs on another of the same page hides until one of the answers that it hangs on is chosen. The
// order is the page's, so that what hangs on a hidden question hides too.
function settle() {
  for (const one of document.querySelectorAll("[data-asked-of]")) {
    const chosen = [...document.getElementsByName(one.dataset.askedOf)].filter((box) => box.checked);
    const any = one.dataset.askedAny.split(" ");
    one.hidden = !chosen.some((box) => any.includes(box.value) && !box.closest("[data-asked-of][hidden]"));
  }
}

settle();
document.addEventListener("change", settle);
document.addEventListener("htmx:load", settle);
