# The two helpers every CMakeLists.txt of this project uses, and the one target that carries all flags.
# The link lines are the architecture: tests/tidy compares them with the table in README.md.

# Without -Wnull-dereference: from -O2 on, g++ 12 sees one in libstdc++'s own std::vector<std::string>::insert, and in
# all of core and agents nothing else.
add_library(build_flags INTERFACE)
target_include_directories(build_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(build_flags INTERFACE cxx_std_20)
target_compile_options(build_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough
    $<$<CXX_COMPILER_ID:GNU>:-Wsuggest-override>
    # g++ 12 from -O2 on sees overlapping copies in std::string where there are none (GCC bug 105651). The presets dev and
    # release switch two kin of that warning off: through precompiled headers it reaches into the library's own.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release,RelWithDebInfo>>:-Wno-restrict>
    -fstack-protector-strong -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
target_compile_definitions(build_flags INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2 _GLIBCXX_ASSERTIONS>)
target_link_options(build_flags INTERFACE -Wl,-z,relro,-z,now)

find_program(MOLD mold)
if(MOLD)
    target_link_options(build_flags INTERFACE -fuse-ld=mold)
endif()
find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

# Sanitizers of a preset: -DBAFAR_SANITIZE=address,undefined or thread.
set(BAFAR_SANITIZE "" CACHE STRING "sanitizers for everything, as -fsanitize= takes them")
if(BAFAR_SANITIZE)
    target_compile_options(build_flags INTERFACE -fsanitize=${BAFAR_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all
        # A null pointer that is followed ends under AddressSanitizer as well; this check before each access made the
        # heaviest files take half as long again to compile.
        -fno-sanitize=null
        # g++ 12 takes the instrumented moves of a std::variant for uses of what is not yet set (GCC bug 80635).
        -Wno-maybe-uninitialized)
    target_link_options(build_flags INTERFACE -fsanitize=${BAFAR_SANITIZE})
endif()

# What nearly every file includes of the standard library is compiled once: half the time of a file of core or agents.
# core_base owns that one; test_entry owns the one with Qt Test. Files still include what they use: a build with
# -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON and without batches says which one does not.
set(PRECOMPILED_STANDARD <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <map> <memory> <optional>
    <set> <span> <sstream> <string> <string_view> <unordered_map> <variant> <vector> <tl/expected.hpp>)

# Where CMAKE_UNITY_BUILD is on (presets ci, asan and coverage), eight files are compiled as one: most of what a file
# costs is its headers. A file that has a private name in common with its neighbours is in this list and compiled alone.
set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
file(STRINGS ${PROJECT_SOURCE_DIR}/resources/build/compiled-alone.list COMPILED_ALONE REGEX "^[a-z]")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS resources/build/compiled-alone.list)
foreach(file IN LISTS COMPILED_ALONE)
    if(NOT EXISTS ${PROJECT_SOURCE_DIR}/${file})
        message(FATAL_ERROR "resources/build/compiled-alone.list names ${file}, which is not there: remove the line")
    endif()
endforeach()

# project_unity(file...): those of the list are compiled alone.
function(project_unity)
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    foreach(file IN LISTS ARGN)
        if("${folder}/${file}" IN_LIST COMPILED_ALONE)
            set_source_files_properties(${file} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        endif()
    endforeach()
endfunction()

# project_library(NAME SOURCES file... [LINKS target...] [PRIVATE_LINKS target...] [QT])
# A static library. LINKS reach those who link it; PRIVATE_LINKS are for its own .cpp files. QT turns moc and rcc on.
function(project_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "SOURCES;LINKS;PRIVATE_LINKS")
    add_library(${name} STATIC ${arg_SOURCES})
    project_unity(${arg_SOURCES})
    target_link_libraries(${name} PUBLIC build_flags ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
    if(arg_QT)
        project_qt(${name})
    elseif(name STREQUAL "core_base")
        target_precompile_headers(${name} PRIVATE ${PRECOMPILED_STANDARD})
    elseif(NOT "${arg_LINKS}" MATCHES "Qt6::|ui_")
        target_precompile_headers(${name} REUSE_FROM core_base)
    endif()
endfunction()

# project_program(NAME SOURCES file... LINKS target... [QT])
# A program; all of them land in the build's bin/, where scripts look.
function(project_program name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "QT" "" "SOURCES;LINKS")
    add_executable(${name} ${arg_SOURCES})
    project_unity(${arg_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
    target_link_libraries(${name} PRIVATE build_flags ${arg_LINKS})
    if(arg_QT)
        project_qt(${name})
    endif()
endfunction()

# SANITIZED tests run under both sanitizers where there is a build with them: tests/run makes it and names it in
# BAFAR_SANITIZED_BUILD. This build then makes no program of its own for them, keeps that one up to date and gives
# those tests four times as long.
set(BAFAR_SANITIZED_BUILD "" CACHE PATH "an asan build of this tree whose programs are this build's SANITIZED tests")
add_custom_target(sanitized_tests)
set(SANITIZED_PATIENCE 1)
if(BAFAR_SANITIZED_BUILD)
    set(SANITIZED_PATIENCE 4)
    add_custom_target(sanitized_build ALL USES_TERMINAL
        COMMAND ${CMAKE_COMMAND} --build ${BAFAR_SANITIZED_BUILD} --target sanitized_tests)
endif()

# sanitized_program(RESULT TARGET): the file that a SANITIZED test runs: TARGET's in the sanitized build if there is
# one, and then TARGET is not built here.
function(sanitized_program result target)
    add_dependencies(sanitized_tests ${target})
    set(${result} $<TARGET_FILE:${target}> PARENT_SCOPE)
    if(BAFAR_SANITIZED_BUILD)
        get_target_property(folder ${target} RUNTIME_OUTPUT_DIRECTORY)
        if(NOT folder)
            set(folder ${CMAKE_CURRENT_BINARY_DIR})
        endif()
        file(RELATIVE_PATH folder ${PROJECT_BINARY_DIR} ${folder})
        set(${result} ${BAFAR_SANITIZED_BUILD}/${folder}/${target} PARENT_SCOPE)
        set_target_properties(${target} PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
endfunction()

# Where a test runs: ctest gets one slot more than there are processors (tests/run). A SERIAL test takes all but that
# one, and is among the last. A BACKGROUND test takes that one, one at a time from the start on, and only processor time
# that nobody else wants (SCHED_IDLE), on as many threads as it likes: so the long computations fill what labs leave idle.
cmake_host_system_information(RESULT PROCESSORS QUERY NUMBER_OF_LOGICAL_CORES)
set(ON_SERIAL PROCESSORS ${PROCESSORS} RESOURCE_LOCK serial COST -1)
set(ON_BACKGROUND RESOURCE_LOCK background COST 2000)
set(IN_BACKGROUND chrt --idle 0)

# project_test(NAME SOURCES file... LINKS target... [GUI] [NAMESPACE] [SERIAL|BACKGROUND] [SANITIZED] [TIMEOUT seconds])
# One executable of Qt Test classes; each SOURCES entry NAME_test.cpp holds one class and ends in its own list line
# TEST_CLASS(Class) (tests/support/main.h). GUI: needs QtWidgets, runs on the offscreen platform. NAMESPACE: runs in a
# network namespace of its own and is skipped with a reason where that is not allowed. SERIAL: beside no other that is
# not BACKGROUND. SANITIZED: for what parses bytes and text of others, or decides.
function(project_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "GUI;NAMESPACE;SERIAL;BACKGROUND;SANITIZED" "TIMEOUT" "SOURCES;LINKS")
    add_executable(${name}_test ${arg_SOURCES})
    project_unity(${arg_SOURCES})
    target_link_libraries(${name}_test PRIVATE build_flags test_support ${arg_LINKS} Qt6::Test
        $<IF:$<BOOL:${arg_GUI}>,test_entry_gui,test_entry>)
    project_qt(${name}_test)
    project_test_headers(${name}_test "${arg_GUI}")
    set(program $<TARGET_FILE:${name}_test>)
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 60)
    endif()
    if(arg_SANITIZED)
        sanitized_program(program ${name}_test)
        math(EXPR arg_TIMEOUT "${SANITIZED_PATIENCE} * ${arg_TIMEOUT}")
    endif()
    set(environment "BAFAR_SOURCE_DIR=${PROJECT_SOURCE_DIR}" "BAFAR_BUILD_DIR=${PROJECT_BINARY_DIR}" LC_ALL=C.UTF-8
        QTEST_DISABLE_STACK_DUMP=1 UBSAN_OPTIONS=print_stacktrace=1)
    if(arg_GUI)
        list(APPEND environment QT_QPA_PLATFORM=offscreen)
    endif()
    if(arg_NAMESPACE)
        set(program ${PROJECT_SOURCE_DIR}/tests/support/in_namespace ${program})
    endif()
    if(arg_BACKGROUND)
        list(PREPEND program ${IN_BACKGROUND})
        # Qt Test ends a function after five minutes unless told otherwise.
        list(APPEND environment QTEST_FUNCTION_TIMEOUT=${arg_TIMEOUT}000)
    endif()
    add_test(NAME ${name} COMMAND ${program})
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "${environment}" TIMEOUT ${arg_TIMEOUT} SKIP_RETURN_CODE 77)
    if(arg_SERIAL)
        set_tests_properties(${name} PROPERTIES ${ON_SERIAL})
    elseif(arg_BACKGROUND)
        set_tests_properties(${name} PROPERTIES ${ON_BACKGROUND})
    endif()
endfunction()

# Qt names a test's folder and its libraries in macros, which would make each test's precompiled headers others.
set(TEST_MACROS_UNDONE -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR -UQT_NETWORK_LIB)

# Tests without a window share test_entry's headers; of those with one, the first of a folder compiles them for all.
function(project_test_headers name gui)
    if(gui)
        get_property(owner DIRECTORY PROPERTY gui_headers)
        if(owner)
            target_precompile_headers(${name} REUSE_FROM ${owner})
        else()
            target_precompile_headers(${name} PRIVATE <QTest> <QtWidgets/QtWidgets> ${PRECOMPILED_STANDARD})
            set_property(DIRECTORY PROPERTY gui_headers ${name})
        endif()
    else()
        target_compile_options(${name} PRIVATE ${TEST_MACROS_UNDONE})
        target_precompile_headers(${name} REUSE_FROM test_entry)
    endif()
endfunction()

# Qt's part of a target: moc with the cure for moc 6.4.2 and C++20 headers, and the strict definitions.
function(project_qt name)
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTORCC ON
        AUTOMOC_MOC_OPTIONS "--include;${PROJECT_SOURCE_DIR}/resources/build/moc_compat.h")
    target_compile_definitions(${name} PRIVATE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
        QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS QT_NO_JAVA_STYLE_ITERATORS
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
endfunction()
