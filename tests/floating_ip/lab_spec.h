#pragma once
// The spec of the two-node lab: "web", VRID 51, 192.0.2.100/24; n1 has priority 150, n2 100.
#include <QString>

namespace bafar::test {

inline QString labSpec(int centiseconds, const QString& dialect = QStringLiteral("keepalived"))
{
    return QStringLiteral("cluster:\n"
                          "  name: lab\n"
                          "  nodes:\n"
                          "    - {id: n1, address: 192.0.2.11}\n"
                          "    - {id: n2, address: 192.0.2.12}\n"
                          "floating_ip:\n"
                          "  routers:\n"
                          "    - id: web\n"
                          "      virtual_router: 51\n"
                          "      interface: eth0\n"
                          "      addresses: [192.0.2.100/24]\n"
                          "      interval: %1 ms\n"
                          "      dialect: %2\n"
                          "      members:\n"
                          "        - {node: n1, priority: 150}\n"
                          "        - {node: n2, priority: 100}")
        .arg(centiseconds * 10)
        .arg(dialect);
}

} // namespace bafar::test
