import { expect, test } from "vitest";
import { isPublicAddress } from "./public-address.ts";

const refused = [
  ["this machine", "127.0.0.1"],
  ["this machine, another address of it", "127.8.8.8"],
  ["no address", "0.0.0.0"],
  ["a private network", "10.1.2.3"],
  ["a private network", "172.16.0.1"],
  ["a private network", "172.31.255.255"],
  ["a private network", "192.168.1.1"],
  ["link-local, the metadata of clouds", "169.254.169.254"],
  ["shared with a provider", "100.64.0.1"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["documentation", "203.0.113.7"],
  ["this machine in IPv6", "::1"],
  ["no address in IPv6", "::"],
  ["link-local in IPv6", "fe80::1"],
  ["private in IPv6", "fd00:ec2::254"],
  ["multicast in IPv6", "ff02::1"],
  ["IPv4 mapped into IPv6", "::ffff:127.0.0.1"],
  ["IPv4 mapped into IPv6, in hexadecimal", "::ffff:7f00:1"],
  ["IPv4 mapped into IPv6, public", "::ffff:8.8.8.8"],
  ["IPv4 translated into IPv6", "64:ff9b::7f00:1"],
  ["6to4", "2002:7f00:1::"],
  ["Teredo", "2001:0:7f00:1::"],
  ["documentation in IPv6", "2001:db8::1"],
  ["a name", "localhost"],
  ["nothing", ""],
];

test.each(refused)("%s is not public: %s", (_what, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450::1"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);
