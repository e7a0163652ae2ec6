package io.studiolo.gateway.proxy;

/**
 * Counters since the start.
 *
 * @param requests heads of requests read, refused ones included
 * @param refused answered by the gateway itself: not signed in, not allowed, malformed, not running
 * @param openExchanges requests and WebSockets being passed on at this moment
 * @param openSockets WebSockets and event streams among them
 */
public record GatewayStats(long requests, long refused, long openExchanges, long openSockets) {}
