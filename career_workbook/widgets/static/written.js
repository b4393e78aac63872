// A file the kernel wrote: elements to tell of it with, and where to open it.

function tag(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// Where the server keeps its files differs: a plain Lab, a hub, Notebook.
function fileAddress(path) {
  const config = document.getElementById("jupyter-config-data");
  const base = config ? JSON.parse(config.textContent).baseUrl || "/" : "/";
  return base + "files/" + path.split("/").map(encodeURIComponent).join("/");
}
