/// The server as others see it: a real process, driven through the wire contract by an independent client.
/// Every test here is tagged `blackbox` and needs the packaged jar.
package rapport.blackbox;
