#include "core/schema/spec_diff.h"

#include <algorithm>

#include "core/base/text.h"

namespace bafar::schema {

namespace {

constexpr std::size_t ValueMax = 300; ///< bytes shown of a value
constexpr std::size_t KeyMax = 64;    ///< bytes shown of an item's id

std::string scalarText(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        return text->empty() ? "\"\"" : *text;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*whole);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return numberText(*real);
    }
    const auto* flag = std::get_if<bool>(&value);
    return flag == nullptr ? "null" : *flag ? "true" : "false";
}

std::string fullText(const void* object, const Type& type);

/// Fields that hold their default are left out.
std::string structureText(const void* object, const Description& description)
{
    std::string text;
    for (const Field& field : description.fields) {
        std::string value = fullText(field.of(object), *field.type);
        if (field.isRequired || value != fullText(field.of(description.defaults), *field.type)) {
            text += (text.empty() ? "" : ", ") + std::string(field.name) + ": " + value;
        }
    }
    return "{" + text + "}";
}

std::string itemsText(const void* object, const Type& type)
{
    const bool isMap = type.kind == Kind::Map;
    std::string text;
    for (std::size_t i = 0; i < type.size(object); ++i) {
        text += (i == 0 ? "" : ", ") + (isMap ? type.key(object, i) + ": " : std::string()) +
                fullText(type.item(object, i), *type.element);
    }
    return (isMap ? "{" : "[") + text + (isMap ? "}" : "]");
}

/// The value as one line of YAML; two values are equal when their texts are.
std::string fullText(const void* object, const Type& type)
{
    switch (type.kind) {
    case Kind::Structure: return structureText(object, type.structure());
    case Kind::List:
    case Kind::Map: return itemsText(object, type);
    case Kind::Optional:
        return type.size(object) == 0 ? "absent" : fullText(type.item(object, 0), *type.element);
    case Kind::Raw: return static_cast<const RawJson*>(object)->text;
    default: return scalarText(type.read(object));
    }
}

/// The field by which items of this type are known; null: there is none.
const Field* idField(const Type& element)
{
    if (element.kind != Kind::Structure) {
        return nullptr;
    }
    for (const Field& field : element.structure().fields) {
        if (field.isRequired && field.type->kind == Kind::Text) {
            return &field;
        }
    }
    return nullptr;
}

/// A list's items under the names by which they are matched.
class Items {
public:
    Items(const void* list, const Type& type, const Field* id)
    {
        for (std::size_t i = 0; i < type.size(list); ++i) {
            const void* item = type.item(list, i);
            values.push_back(item);
            names.push_back(type.kind == Kind::Map ? type.key(list, i)
                            : id != nullptr        ? fullText(id->of(item), *id->type)
                                                   : fullText(item, *type.element));
            places_.emplace(names.back(), i);
        }
    }

    [[nodiscard]] bool unique() const { return places_.size() == names.size(); }

    /// Matches by place from now on.
    void number()
    {
        places_.clear();
        for (std::size_t i = 0; i < names.size(); ++i) {
            names[i] = std::to_string(i);
            places_.emplace(names[i], i);
        }
    }

    [[nodiscard]] const void* find(const std::string& name) const
    {
        const auto found = places_.find(name);
        return found == places_.end() ? nullptr : values[found->second];
    }

    std::vector<std::string> names;
    std::vector<const void*> values;

private:
    std::map<std::string, std::size_t> places_;
};

class Comparison {
public:
    [[nodiscard]] std::vector<SpecDifference> take() { return std::move(found_); }

    void compare(const void* before, const void* after, const Type& type, const std::string& path)
    {
        if (type.kind == Kind::Structure) {
            for (const Field& field : type.structure().fields) {
                compare(field.of(before), field.of(after), *field.type,
                        path + "." + std::string(field.name));
            }
        } else if (type.kind == Kind::List || type.kind == Kind::Map) {
            compareItems(before, after, type, path);
        } else if (type.kind == Kind::Optional) {
            compareOptional(before, after, type, path);
        } else {
            const std::string was = fullText(before, type);
            const std::string is = fullText(after, type);
            if (was != is) {
                add(path, DifferenceKind::Changed, was, is);
            }
        }
    }

private:
    void compareOptional(const void* before,
                         const void* after,
                         const Type& type,
                         const std::string& path)
    {
        const bool had = type.size(before) > 0;
        const bool has = type.size(after) > 0;
        if (had && has) {
            compare(type.item(before, 0), type.item(after, 0), *type.element, path);
        } else if (had != has) {
            add(path, has ? DifferenceKind::Added : DifferenceKind::Removed,
                had ? fullText(before, type) : "", has ? fullText(after, type) : "");
        }
    }

    void compareItems(const void* before,
                      const void* after,
                      const Type& type,
                      const std::string& path)
    {
        const Field* id = type.kind == Kind::Map ? nullptr : idField(*type.element);
        Items was(before, type, id);
        Items is(after, type, id);
        if (!was.unique() || !is.unique()) {
            was.number(); // nothing tells them apart but their place
            is.number();
        }
        std::vector<std::string> common;
        for (std::size_t i = 0; i < was.names.size(); ++i) {
            const std::string& name = was.names[i];
            const std::string item = path + "[" + sanitized(name, KeyMax) + "]";
            if (const void* now = is.find(name)) {
                common.push_back(name);
                compare(was.values[i], now, *type.element, item);
            } else {
                add(item, DifferenceKind::Removed, fullText(was.values[i], *type.element), "");
            }
        }
        std::vector<std::string> order;
        for (std::size_t i = 0; i < is.names.size(); ++i) {
            if (was.find(is.names[i]) != nullptr) {
                order.push_back(is.names[i]);
            } else {
                add(path + "[" + sanitized(is.names[i], KeyMax) + "]", DifferenceKind::Added, "",
                    fullText(is.values[i], *type.element));
            }
        }
        if (order != common) {
            add(path, DifferenceKind::Changed, "in order " + listed(common),
                "in order " + listed(order));
        }
    }

    void add(const std::string& path,
             DifferenceKind kind,
             const std::string& before,
             const std::string& after)
    {
        found_.push_back({path, kind, sanitized(before, ValueMax), sanitized(after, ValueMax)});
    }

    std::vector<SpecDifference> found_;
};

} // namespace

std::vector<SpecDifference> specDifferences(const Spec& before, const Spec& after)
{
    std::map<std::string, const Type*, std::less<>> sections;
    for (const Spec* spec : {&before, &after}) {
        for (const Spec::Part& part : spec->parts()) {
            sections.emplace(part.name, part.type);
        }
    }
    Comparison comparison;
    for (const auto& [name, type] : sections) {
        const void* defaults = type->structure().defaults;
        const void* was = before.raw(name);
        const void* is = after.raw(name);
        comparison.compare(was == nullptr ? defaults : was, is == nullptr ? defaults : is, *type,
                           name);
    }
    return comparison.take();
}

std::string differenceText(const SpecDifference& difference)
{
    switch (difference.kind) {
    case DifferenceKind::Added: return difference.path + " added: " + difference.after;
    case DifferenceKind::Removed: return difference.path + " removed: " + difference.before;
    case DifferenceKind::Changed: break;
    }
    return difference.path + ": " + difference.before + " -> " + difference.after;
}

std::string differencesText(const std::vector<SpecDifference>& differences, std::size_t shown)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, differences.size()); ++i) {
        text += (i == 0 ? "" : "; ") + differenceText(differences[i]);
    }
    return differences.size() > shown
               ? text + " and " + std::to_string(differences.size() - shown) + " more"
               : text;
}

} // namespace bafar::schema
