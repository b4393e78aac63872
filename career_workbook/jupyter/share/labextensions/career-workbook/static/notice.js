// What a chapter says of itself in JupyterLab: a line above the page with what is the matter, and at most one button.
const SAYS = {
  asleep: ['This chapter is not awake yet: its forms and pictures appear when its cells are run.', 'Wake the chapter'],
  replaced: ['The chapter was interrupted and has started again. What you wrote is kept.', 'Wake the chapter'],
  returning: ['This chapter was interrupted and is starting again. What you wrote is kept.', ''],
  ended: ['This session has ended, or this page has lost it. What was written is in the workbook it belongs to. ' +
    'Another session has new addresses.', ''],
  slow: ['This chapter has not answered for a while. What you wrote is kept. It may still come; if not, it can start again.',
    'Start it again'],
  dead: ['This chapter has stopped. What you wrote is kept, and it can go on from here.', 'Start it again'],
  away: ['Career Workbook is closed on this computer. What you type now waits in this browser. ' +
    'Start Career Workbook again, and this page comes back by itself.', ''],
  closed: ['This workbook was closed here: nobody used it for a while, or you signed out. What you type now waits in this browser.',
    'Open it again'],
};

/** The line of a page: call what it returns with the name of what is to be said, or with nothing. */
export const notice = (panel) => {
  const node = document.createElement('div');
  node.className = 'cw-notice';
  node.setAttribute('role', 'status');
  node.hidden = true;
  panel.node.append(node);
  let shown = '';
  return (what, act) => {
    if (what === shown) return;
    shown = what;
    node.hidden = !what;
    node.style.top = `${panel.toolbar.node.offsetHeight}px`;
    node.replaceChildren();
    const [sentence, label] = SAYS[what] ?? [];
    node.append(Object.assign(document.createElement('span'), { textContent: sentence ?? '' }));
    if (!label) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.onclick = async () => {
      button.disabled = true;
      await act().catch((error) => console.warn(error));
      button.disabled = false;
    };
    node.append(button);
  };
};
