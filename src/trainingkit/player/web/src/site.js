// Leaving the pages without a kernel: in place of them, so that Back does not lead here again. The link works without.
const link = document.querySelector('[data-act="leave"]');
const leave = (event) => {
  event?.preventDefault();
  location.replace(link.href);
};
let times = [];
link.addEventListener('click', leave);
document.addEventListener('keydown', (event) => {
  if (event.repeat) return;
  const shift = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey;
  times = shift ? [...times.filter((t) => event.timeStamp - t < 2000), event.timeStamp] : [];
  if (times.length >= 3) leave();
});
