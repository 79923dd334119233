// Looks again at the page of something that takes a while, and says what has changed.
// Without scripts the page does the same by itself. When the work is over, the whole page is drawn.
const live = document.querySelector("[data-live]");
const pause = 1000 * Number(live?.dataset.live ?? 0);

async function look() {
  if (document.hidden) return wait();
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    if (!answer.ok || !Number(fresh?.dataset.live)) return location.reload();
    if (fresh.innerHTML !== live.innerHTML) live.replaceChildren(...fresh.childNodes);
  } catch {
    // The line broke: what stands here is kept, and the next look may succeed.
  }
  wait();
}

function wait() {
  setTimeout(look, pause);
}

if (pause) wait();
