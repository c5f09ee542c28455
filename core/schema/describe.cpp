#include "core/schema/describe.h"

#include "core/base/text.h"

namespace bafar::schema {
namespace {

struct Measured {
    double amount = 0;
    std::string_view what;
    std::string_view unit;
};

Measured measure(const Type& type, const void* at)
{
    switch (type.kind) {
    case Kind::Duration:
        return {toSeconds(*static_cast<const Duration*>(at)), "the duration", " s"};
    case Kind::Text:
        return {static_cast<double>(static_cast<const std::string*>(at)->size()), "the length",
                " characters"};
    case Kind::List:
    case Kind::Map: return {static_cast<double>(type.size(at)), "the number of entries", ""};
    case Kind::Real: return {*static_cast<const double*>(at), "the value", ""};
    default: break;
    }
    const Value value = type.read(at);
    const auto* whole = std::get_if<std::int64_t>(&value);
    return {whole == nullptr ? 0.0 : static_cast<double>(*whole), "the value", ""};
}

} // namespace

std::string rangeProblem(const Field& field, const void* at)
{
    if (!field.lowest.has_value() || !field.highest.has_value()) {
        return {};
    }
    const Type* type = field.type;
    if (type->kind == Kind::Optional) {
        if (type->size(at) == 0) {
            return {};
        }
        at = type->item(at, 0);
        type = type->element;
    }
    const auto [amount, what, unit] = measure(*type, at);
    if (amount >= *field.lowest && amount <= *field.highest) {
        return {};
    }
    return std::string(what) + " must be from " + numberText(*field.lowest) + " to " +
           numberText(*field.highest) + std::string(unit) + ", not " + numberText(amount) +
           std::string(unit);
}

std::string unknownKeyText(std::string_view key, const Description& description)
{
    std::vector<std::string_view> names;
    std::string all;
    for (const Field& field : description.fields) {
        names.push_back(field.name);
        all += " " + std::string(field.name);
    }
    const std::string_view near = nearestName(key, names);
    return near.empty() ? "unknown key; known here:" + all
                        : "unknown key; did you mean " + std::string(near) + "?";
}

Field& Field::required()
{
    isRequired = true;
    return *this;
}

Field& Field::range(double low, double high)
{
    lowest = low;
    highest = high;
    return *this;
}

Field& Field::in(std::string_view unitName)
{
    unit = unitName;
    return *this;
}

const void* Field::of(const void* object) const
{
    return static_cast<const char*>(object) + offset;
}

void* Field::of(void* object) const
{
    return static_cast<char*>(object) + offset;
}

const Field* Description::find(std::string_view name) const
{
    for (const Field& field : fields) {
        if (field.name == name) {
            return &field;
        }
    }
    return nullptr;
}

} // namespace bafar::schema
