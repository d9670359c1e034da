export const messages = {
  search: "Search for something to do…",
  nothing: "Nothing fits",
  label: "Command palette",
};
