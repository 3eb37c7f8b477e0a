// Keys for who marks many texts. Without this file everything works by pointer and Tab; it can be turned off.
(() => {
  const form = document.getElementById("marks");
  if (!form) return;
  const rows = [...form.querySelectorAll("[data-row]")];
  const hint = document.getElementById("keys");
  if (hint) hint.hidden = false;
  let now = 0;

  const stand = (at) => {
    now = at;
    rows.forEach((row, n) => row.classList.toggle("now", n === at));
  };
  const go = (at) => {
    stand(at);
    const row = rows[at];
    (row.querySelector("input[type=radio]:checked") || row.querySelector("input[type=radio]")).focus();
  };
  const levelOf = (row) => row.querySelector("input[type=radio]:checked");
  const pick = (value) => {
    const level = rows[now].querySelector(`input[type=radio][value="${value}"]`);
    level.checked = true;
    level.focus();
  };
  const tick = (letter) => {
    const comment = rows[now].querySelector(`[data-letter="${letter}"]`);
    if (comment) {
      comment.checked = !comment.checked;
      comment.focus();
    }
    return Boolean(comment);
  };
  const onward = () => {
    if (levelOf(rows[now]) && now + 1 < rows.length) go(now + 1);
    else form.requestSubmit();
  };

  form.addEventListener("focusin", (event) => {
    const at = rows.indexOf(event.target.closest("[data-row]"));
    if (at >= 0) stand(at);
  });
  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (at.matches("textarea, input:not([type=radio]):not([type=checkbox])")) return;
    if (event.key === "Enter" && !at.closest("a, button, summary")) {
      event.preventDefault();
      if (!event.repeat) onward();
    } else if (/^[0-3]$/.test(event.key)) {
      event.preventDefault();
      pick(event.key);
    } else if (/^[a-j]$/.test(event.key) && tick(event.key)) {
      event.preventDefault();
    }
  });

  stand(0);
  (document.getElementById("missing") || document.getElementById("text")).focus();
})();
