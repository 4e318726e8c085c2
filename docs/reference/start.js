// Shows the contract with Swagger UI, served by the program under /docs. A file of its own, because the content security
// policy allows no script inside a page. "Try it out" is the page's and the programs' business, so it is off here.
window.SwaggerUIBundle({
  url: "/docs/openapi.yaml",
  dom_id: "#reference",
  deepLinking: true,
  supportedSubmitMethods: [],
  validatorUrl: null,
});
