/// An independent client, written from the wire contract alone: a visitor and an agent that follow its section 6,
/// and a raw socket for what no decent client would send. Nothing here knows a class of the server.
package rapport.blackbox.client;
