/// The document of the REST side, read by the tests of the routes and by those of a running server.
package rapport.openapi;
