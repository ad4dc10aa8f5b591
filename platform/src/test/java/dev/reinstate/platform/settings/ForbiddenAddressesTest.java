package dev.reinstate.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "239.255.255.255",
        "255.255.255.255",
        "100.100.100.200",
        "fe80::1",
        "febf::1",
        "::",
        "ff02::1",
        "fd00:ec2::254",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1"
      })
  void nothingIsSentThere(String address) {
    assertThat(ForbiddenAddresses.contain(InetAddresses.forString(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "8.8.8.8",
        "169.253.255.255",
        "100.100.100.199",
        "::1",
        "fd00::1",
        "2001:db8::1",
        "64:ff9b::808:808",
        "2002:808:808::1"
      })
  void elsewhereItMayBe(String address) {
    assertThat(ForbiddenAddresses.contain(InetAddresses.forString(address))).isFalse();
  }
}
