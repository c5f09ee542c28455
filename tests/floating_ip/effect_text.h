#pragma once
// Effects of a virtual router as one line of text, so that whole vectors are compared and a
// failing row prints what happened: "advert 150 100cs 192.0.2.100; claim 192.0.2.100/24; ...".
#include <QTest>
#include <string>
#include <vector>

#include "agents/floating_ip/vrrp_values.h"

namespace bafar::test {

/// All effects in order, separated by "; "; empty for none. Note texts are left out, their kind and
/// peer stay.
std::string textOf(const std::vector<floating_ip::RouterEffect>& effects);

net::Address address(std::string_view text);
net::Prefix prefix(std::string_view text);

/// "web" on eth0: id 12, priority 150, 1 s, 192.0.2.100/24; second burst after 5 s, refresh off.
floating_ip::Settings settings();

/// 192.0.2.11 with MAC 02:00:00:00:00:0b.
floating_ip::Link link();

/// An advert that matches settings(), from 192.0.2.12.
floating_ip::AdvertReceived advert(int priority, std::string_view from = "192.0.2.12");

} // namespace bafar::test

/// QCOMPARE prints both texts.
template <>
inline char* QTest::toString(const std::string& text)
{
    return qstrdup(text.c_str());
}
