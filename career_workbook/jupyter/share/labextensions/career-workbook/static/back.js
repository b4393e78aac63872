// The browser's Back and Forward between chapters. Lab writes the address of the chapter that is shown, and leaves it at
// that when the person goes back: the address would be one chapter's and the page another's.

/** Show what the address says whenever the person goes through those they were at; `minds`: whether there are chapters. */
export const goBack = (app, router, minds) => {
  // Lab means not to note an address twice, but compares it without its host: what lies ahead would be lost.
  const navigate = router.navigate.bind(router);
  router.navigate = (path, how) => {
    if (how?.hard || !minds() || new URL(path, location.href).href !== location.href) navigate(path, how);
  };
  window.addEventListener('popstate', () => {
    const [, path] = location.pathname.split('/doc/tree/');
    if (path && minds()) void app.commands.execute('docmanager:open', { path: decodeURIComponent(path) });
  });
};
