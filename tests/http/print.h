#pragma once
// Lets QCOMPARE print std::string and std::string_view when they differ.
#include <QTest>
#include <string>
#include <string_view>

namespace QTest {

template <>
inline char* toString(const std::string& text)
{
    return toString(QByteArray::fromStdString(text));
}

template <>
inline char* toString(const std::string_view& text)
{
    return toString(QByteArray(text.data(), static_cast<qsizetype>(text.size())));
}

} // namespace QTest
